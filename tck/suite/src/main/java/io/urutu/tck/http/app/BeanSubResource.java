package io.urutu.tck.http.app;

import jakarta.enterprise.context.RequestScoped;

/** Injected into its parent. */
@RequestScoped
public class BeanSubResource extends BaseResource {}
