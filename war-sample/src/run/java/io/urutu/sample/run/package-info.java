/** Runs the sample on Payara Micro for {@code mvn -Prun}. Plain Java: it is no part of the WAR and needs no library. */
package io.urutu.sample.run;
