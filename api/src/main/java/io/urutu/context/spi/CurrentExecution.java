package io.urutu.context.spi;

import io.urutu.context.Execution;
import io.urutu.context.ExecutionInfo;
import java.util.concurrent.Callable;

/** The execution of the calling thread; a bean of the extension behind {@link io.urutu.Hooks}. */
public interface CurrentExecution {
    /** {@link IllegalStateException} where none runs. */
    Execution require();

    <T> T withMetadata(String key, String value, Callable<T> body) throws Exception;

    <T> T inNewTransaction(Callable<T> body) throws Exception;

    /**
     * Runs the body as an execution of its own and returns after its transaction has committed; what it published is
     * then on its way. Any exception rolls back and is passed on.
     *
     * @throws IllegalStateException where one runs already
     */
    <T> T inNewExecution(ExecutionInfo info, Callable<T> body) throws Exception;
}
