package io.urutu.tck.execution.app;

import io.urutu.Hooks;
import io.urutu.context.NewTransaction;
import io.urutu.context.NoTransaction;
import io.urutu.context.ReadOnly;
import io.urutu.tck.probe.Ledger;
import io.urutu.tck.probe.Rows;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Rows under {@code KEY} are the resource's own, those under {@code KEY-inner} of what it calls. */
@Path("transaction/{key}")
@RequestScoped
public class TransactionResource {
    @Inject
    private Beans beans;

    @Inject
    private EndsResource other;

    @PathParam("key")
    private String key = "";

    private String inner() {
        return key + "-inner";
    }

    private static String fails() {
        throw new IllegalStateException("as the test wants");
    }

    @POST
    @Path("joined-then-fails")
    public String joinedThenFails() {
        Rows.insert(key);
        beans.joins(inner());
        return fails();
    }

    @POST
    @Path("nested-then-fails")
    public String nestedThenFails() {
        Rows.insert(key);
        other.conflict(inner());
        return fails();
    }

    @POST
    @Path("renewed-then-fails")
    public String renewedThenFails() {
        Rows.insert(key);
        beans.renews(inner());
        return fails();
    }

    @POST
    @Path("begun-then-fails")
    public String begunThenFails() {
        Rows.insert(key);
        beans.begins(inner());
        return fails();
    }

    @POST
    @Path("begun-fails")
    public String begunFails() {
        Rows.insert(key);
        try {
            beans.beginsAndFails(inner());
        } catch (AssertionError caught) {
            Ledger.note(key, "caught");
        }
        return key;
    }

    @POST
    @Path("suspended-then-fails")
    public String suspendedThenFails() {
        Rows.insert(key);
        beans.suspends(inner());
        return fails();
    }

    @POST
    @Path("read-only-called")
    public String readOnlyCalled() {
        Rows.insert(key);
        beans.keepsNothing(inner());
        return key;
    }

    @POST
    @Path("hook-then-fails")
    public String hookThenFails() throws Exception {
        Rows.insert(key);
        Hooks.inNewTransaction(() -> {
            Rows.insert(inner());
            return key;
        });
        return fails();
    }

    @POST
    @Path("new")
    @NewTransaction
    public String renewed() {
        Rows.insert(key);
        return key;
    }

    @POST
    @Path("none")
    @NoTransaction
    public String none() {
        Rows.insert(key);
        return key;
    }

    @POST
    @Path("read-only")
    @ReadOnly
    public String readOnly() {
        Rows.insert(key);
        return key;
    }
}
