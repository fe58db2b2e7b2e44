package io.urutu.poison;

class PoisonJacksonTest extends PoisonTest {
    PoisonJacksonTest() {
        super("jackson");
    }
}
