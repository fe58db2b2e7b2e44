package io.urutu.shop;

/** Says hello. */
public record Greeting(String to) {}
