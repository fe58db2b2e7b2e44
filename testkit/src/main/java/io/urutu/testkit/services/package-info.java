/**
 * Gives tests running RabbitMQ, Redis and PostgreSQL servers, whatever the machine has. Never skips: where there is no
 * way to a service, the test fails and says what to do.
 */
@NullMarked
package io.urutu.testkit.services;

import org.jspecify.annotations.NullMarked;
