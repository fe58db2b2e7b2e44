package io.urutu.tck.http.app;

/** Made with {@code new}: no container knows it. */
public class NewSubResource extends BaseResource {}
