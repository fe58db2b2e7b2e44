package io.urutu.context;

/**
 * A request.
 *
 * @param target the resource method, as {@code Class#method}
 * @param method the HTTP method, upper case
 * @param path the path below the application's root, decoded, without query
 */
public record HttpInfo(String target, String method, String path) implements ExecutionInfo {
    @Override
    public ExecutionKind kind() {
        return ExecutionKind.HTTP;
    }
}
