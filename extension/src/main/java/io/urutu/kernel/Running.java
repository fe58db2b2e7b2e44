package io.urutu.kernel;

import io.urutu.context.Role;
import jakarta.enterprise.inject.spi.BeanManager;
import java.time.Clock;
import java.util.Set;

/**
 * What a room is given to run with.
 *
 * @param application the name that isolates this application's queues, keys and rows
 * @param roles what this process does
 * @param threads where its threads come from
 * @param clock the only source of the present
 */
public record Running(String application, Set<Role> roles, Threads threads, Clock clock, BeanManager beans) {}
