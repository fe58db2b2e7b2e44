package io.urutu.context.spi;

import io.urutu.context.Execution;
import java.util.concurrent.Callable;

/** The execution of the calling thread; a bean of the extension behind {@link io.urutu.Hooks}. */
public interface CurrentExecution {
    /** {@link IllegalStateException} where none runs. */
    Execution require();

    <T> T withMetadata(String key, String value, Callable<T> body) throws Exception;

    <T> T inNewTransaction(Callable<T> body) throws Exception;
}
