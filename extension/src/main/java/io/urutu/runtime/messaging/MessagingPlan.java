package io.urutu.runtime.messaging;

import java.util.List;

/** What is fixed before the application runs. */
record MessagingPlan(MessagingSettings settings, List<Handler> handlers, Channels channels, Codecs codecs) {}
