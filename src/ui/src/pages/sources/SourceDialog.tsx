import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type DataSource, type SourceCheck, saveSource, testSource } from "../../api/dataSources";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { CheckResult } from "./CheckResult";

interface Props {
  /** The source to change; without it a new one is added. */
  source?: DataSource;
  onClose: () => void;
  onSaved: (name: string) => void;
}

/** Address and role; a test stores them without a schedule first, since the service tests what it has stored. */
export function SourceDialog({ source, onClose, onSaved }: Props) {
  const [form, setForm] = useState({
    name: source?.name ?? "",
    address: source?.address ?? "",
    user: source?.user ?? "",
    password: "",
    namespace: source?.namespace ?? "",
    schedule: source ? (source.schedule ?? "none") : "1h",
  });
  const [queryHistory, setQueryHistory] = useState(source?.queryHistory ?? false);
  const [check, setCheck] = useState<SourceCheck>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState<"test" | "save">();
  const queries = useQueryClient();
  const isWrong = !/^[\w.-]{1,100}$/.test(form.name) || !/^\w+:\/\/.+/.test(form.address);
  const field = (name: keyof typeof form) => ({
    value: form[name],
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value }),
  });
  const request = (schedule: string) => ({
    address: form.address.trim(),
    user: form.user.trim() || undefined,
    password: form.password || undefined,
    namespace: form.namespace.trim() || undefined,
    schedule: schedule.trim() || "none",
    queryHistory,
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

  const tryIt = () =>
    run("test", async () => {
      await saveSource(form.name, request(source ? form.schedule : "none"));
      setCheck(await testSource(form.name));
    });
  const save = () =>
    run("save", async () => {
      await saveSource(form.name, request(form.schedule));
      await queries.invalidateQueries({ queryKey: ["data-sources"] });
      onSaved(form.name);
    });

  return (
    <Dialog
      title={source ? `Data source ${source.name}` : "Add a data source"}
      description="A role that may only read is enough."
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
          <Field label="Name" hint="short, for example shop">
            <input className="input" {...field("name")} readOnly={source !== undefined} required />
          </Field>
          <Field label="Address" hint="postgresql://, mysql://, mssql://, duckdb:/// or file:///">
            <input className="input" {...field("address")} placeholder="postgresql://db.example:5432/shop" required />
          </Field>
          <Field label="User">
            <input className="input" autoComplete="off" {...field("user")} />
          </Field>
          <Field label="Password" hint={source?.hasPassword ? "left empty, the stored one stays" : undefined}>
            <input className="input" type="password" autoComplete="new-password" {...field("password")} />
          </Field>
          <Field label="Namespace of its datasets" hint="left empty, it follows from the address">
            <input className="input" {...field("namespace")} />
          </Field>
          <Field label="Crawl every" hint="1h, a cron text in UTC, or none">
            <input className="input" {...field("schedule")} />
          </Field>
        </div>
        <label className="row">
          <input type="checkbox" checked={queryHistory} onChange={(event) => setQueryHistory(event.target.checked)} />
          <span>Statements that the database remembers (pg_stat_statements) are evidence</span>
        </label>
        <CheckResult check={check} />
        {problem && (
          <div className="callout" role="alert">
            {problem}
          </div>
        )}
        <div className="dialog-actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button onClick={tryIt} disabled={isWrong || Boolean(busy)}>
            {busy === "test" ? "Testing…" : "Test"}
          </Button>
          <Button type="submit" kind="primary" disabled={isWrong || Boolean(busy)}>
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
