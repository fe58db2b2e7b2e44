package io.urutu.poison;

class PoisonJsonbTest extends PoisonTest {
    PoisonJsonbTest() {
        super("jsonb");
    }
}
