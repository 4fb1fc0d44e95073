import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Connection, type ConnectionTest, saveConnection, tryConnection } from "../../api/connections";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { type ConnectionForm, formOf, problemOfForm, requestOf } from "./form";
import { TestResult } from "./TestResult";

interface Props {
  /** The connection to change; without it a new one is added. */
  connection?: Connection;
  onClose: () => void;
  onSaved: (name: string) => void;
}

/** Address and user first; a test fills in the rest; then schedule and limits. */
export function ConnectionDialog({ connection, onClose, onSaved }: Props) {
  const [form, setForm] = useState(formOf(connection));
  const [test, setTest] = useState<ConnectionTest>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState<"test" | "save">();
  const queries = useQueryClient();
  const wrong = problemOfForm(form);
  const field = (name: keyof ConnectionForm) => ({
    value: form[name],
    onChange: (event: { target: { value: string } }) => {
      setForm({ ...form, [name]: event.target.value });
      if (name === "url" || name === "user" || name === "password" || name === "token") setTest(undefined);
    },
  });

  async function run(kind: "test" | "save", action: () => Promise<void>) {
    setBusy(kind);
    setProblem(undefined);
    try {
      await action();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(undefined);
    }
  }

  const tryIt = () => run("test", async () => setTest(await tryConnection(form.name, requestOf(form), !connection)));
  const save = () =>
    run("save", async () => {
      await saveConnection(form.name, requestOf(form));
      await queries.invalidateQueries({ queryKey: ["connections"] });
      onSaved(form.name);
    });

  return (
    <Dialog
      title={connection ? `Connection ${connection.name}` : "Add a connection"}
      description="A user that may read is enough."
      open
      onOpenChange={onClose}
      wide
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="halves">
          <Field label="Name" hint="short, for example prod">
            <input className="input" {...field("name")} readOnly={connection !== undefined} required />
          </Field>
          <Field label="Address of Airflow" hint="with its path prefix, without /api">
            <input className="input" {...field("url")} placeholder="https://airflow.example" required />
          </Field>
          <Field label="User">
            <input className="input" autoComplete="off" {...field("user")} />
          </Field>
          <Field label="Password" hint={connection ? "left empty, the stored one stays" : undefined}>
            <input className="input" type="password" autoComplete="new-password" {...field("password")} />
          </Field>
          <Field label="Token, in place of user and password">
            <input className="input" type="password" autoComplete="off" {...field("token")} />
          </Field>
          <Field label="Namespace of its events" hint="left empty, it is found by comparing run ids">
            <input className="input" {...field("namespace")} />
          </Field>
        </div>
        <TestResult test={test} />
        <details open={connection !== undefined || test?.works}>
          <summary>Schedule and limits</summary>
          <div className="halves">
            <Field label="Every" hint="15m, a cron text in UTC, or none">
              <input className="input" {...field("schedule")} />
            </Field>
            <Field label="Requests a second">
              <input className="input" inputMode="decimal" {...field("requestsPerSecond")} />
            </Field>
            <Field label="Requests a crawl, at most">
              <input className="input" inputMode="numeric" {...field("budget")} />
            </Field>
            <Field label="Days of history of the first crawl">
              <input className="input" inputMode="numeric" {...field("historyDays")} />
            </Field>
          </div>
        </details>
        {problem && (
          <div className="callout" role="alert">
            {problem}
          </div>
        )}
        <div className="dialog-actions">
          {wrong && form.url && <span className="t2 grow">{wrong}</span>}
          <Button onClick={onClose}>Cancel</Button>
          <Button onClick={tryIt} disabled={Boolean(wrong || busy)}>
            {busy === "test" ? "Testing…" : "Test"}
          </Button>
          <Button type="submit" kind="primary" disabled={Boolean(wrong || busy)}>
            {busy === "save" ? "Saving…" : "Save"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Field({ label, hint, children }: { label: string; hint?: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="field">
      <span>{label}</span>
      {children}
      {hint && <small className="t3">{hint}</small>}
    </label>
  );
}
