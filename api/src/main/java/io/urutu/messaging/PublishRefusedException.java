package io.urutu.messaging;

import io.urutu.UrutuException;

/** Nothing more can be taken for publishing; thrown before the commit, so that the execution fails as a whole. */
public class PublishRefusedException extends UrutuException {
    private static final long serialVersionUID = 1L;

    public PublishRefusedException(String message) {
        super(message);
    }
}
