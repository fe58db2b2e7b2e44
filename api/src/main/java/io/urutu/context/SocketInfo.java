package io.urutu.context;

/**
 * One event of a WebSocket.
 *
 * @param target the endpoint method, as {@code Class#method}
 * @param path the endpoint's path, with parameters filled in
 * @param sessionId the id of the socket's session on this node
 */
public record SocketInfo(String target, String path, String sessionId) implements ExecutionInfo {
    @Override
    public ExecutionKind kind() {
        return ExecutionKind.WEBSOCKET;
    }
}
