/** The task service: a page and an API to create tasks, two message handlers that work on them. Shows Urutu in use. */
package io.urutu.sample;
