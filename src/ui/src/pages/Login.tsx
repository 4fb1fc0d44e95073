import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { at } from "../address/base";
import { meQuery, signIn } from "../api/me";
import { Problem } from "../api/problem";
import { Button } from "../parts/Button";
import { PageHead } from "../parts/PageHead";
import styles from "./Login.module.css";

const route = getRouteApi("/login");

/** Log-in with a key, or by the identity provider; afterwards the page that was asked for. */
export function Login() {
  const { next, problem: refusal } = route.useSearch();
  const [key, setKey] = useState("");
  const [problem, setProblem] = useState<string | undefined>(refusal);
  const [busy, setBusy] = useState(false);
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const me = useQuery(meQuery);
  const target = ownPath(next);

  // Back from the identity provider: the session is there already.
  const isIn = me.data?.name != null && !refusal;
  useEffect(() => {
    if (isIn) void navigate({ href: target, replace: true });
  }, [isIn, navigate, target]);

  async function enter() {
    setBusy(true);
    setProblem(undefined);
    try {
      await signIn(key.trim());
      await queries.invalidateQueries();
      await navigate({ href: target });
    } catch (error) {
      setProblem(reasonOf(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <PageHead title="Log in" />
      <div className={styles.box}>
        {me.data?.authentication === "none" && (
          <p className="note" role="status">
            No log-in is needed here.
          </p>
        )}
        <section className="card">
          <form
            className="card-body stack"
            onSubmit={(event) => {
              event.preventDefault();
              void enter();
            }}
          >
            <label className="field">
              <span>Key</span>
              <input
                className="input mono"
                type="password"
                autoComplete="current-password"
                value={key}
                onChange={(event) => setKey(event.target.value)}
                required
              />
              <small className="t3">An administrator makes keys in Settings, or by ./lineage keys.</small>
            </label>
            {problem && (
              <div className="callout" role="alert">
                {problem}
              </div>
            )}
            <Button type="submit" kind="primary" disabled={busy || !key.trim()}>
              {busy ? "Logging in…" : "Log in"}
            </Button>
            {me.data?.authentication === "oidc" && (
              <a className="btn" href={`${at("/login/oidc")}?next=${encodeURIComponent(target)}`}>
                Log in with the identity provider
              </a>
            )}
          </form>
        </section>
      </div>
    </>
  );
}

function reasonOf(error: unknown): string {
  if (error instanceof Problem && error.isNotOffered) return "This server needs no log-in: everything is open to whoever reaches it.";
  if (error instanceof Problem && error.status === 401) return error.detail ?? "This key is not known, or it has ended.";
  return error instanceof Error ? error.message : String(error);
}

/** Only a path of this service may be gone to after the log-in. */
export function ownPath(next: string | undefined): string {
  if (!next?.startsWith("/") || next.startsWith("//") || next.includes("\\")) return "/";
  return next;
}
