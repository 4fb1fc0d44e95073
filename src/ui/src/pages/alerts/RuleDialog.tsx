import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type AlertPreview, type AlertRule, previewAlertRule, saveAlertRule } from "../../api/alerts";
import { announce } from "../../parts/announce";
import { Button } from "../../parts/Button";
import { DatasetField } from "../../parts/DatasetField";
import { Dialog } from "../../parts/Dialog";
import styles from "./Alerts.module.css";
import { ChannelChoice } from "./ChannelChoice";
import { Field } from "./Field";
import { PreviewResult } from "./PreviewResult";
import {
  formOfRule,
  problemOfRule,
  problemOfSaving,
  type RuleForm,
  requestOfRule,
  type Scope,
  scopes,
  scopeWords,
  withKind,
} from "./ruleForm";
import { alertKinds, kindOf } from "./words";

interface Props {
  /** The rule to change; without it a new one is added. */
  stored?: AlertRule;
  /** Names that a new rule may not have. */
  taken: readonly string[];
  onClose: () => void;
  onSaved: (name: string) => void;
}

/** A rule, tried on the last days before it is saved. */
export function RuleDialog({ stored, taken, onClose, onSaved }: Props) {
  const [form, setForm] = useState<RuleForm>(() => formOfRule(stored));
  const [days, setDays] = useState("7");
  const [preview, setPreview] = useState<{ found: AlertPreview; days: number }>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState<"preview" | "save">();
  const queries = useQueryClient();
  const span = Number(days);
  const cannotTry = problemOfRule(form) ?? (Number.isInteger(span) && span >= 1 && span <= 90 ? undefined : "Look back 1 to 90 days.");
  const cannotSave = problemOfSaving(form, taken);
  const { threshold, usual } = kindOf(form.kind);

  function change(next: Partial<RuleForm>) {
    setForm({ ...form, ...next });
    if ("kind" in next || "scope" in next || "subject" in next || "threshold" in next) setPreview(undefined);
  }

  async function run(kind: "preview" | "save", action: () => Promise<void>) {
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

  const tryIt = () => run("preview", async () => setPreview({ found: await previewAlertRule(requestOfRule(form), span), days: span }));
  const save = () =>
    run("save", async () => {
      await saveAlertRule(form.name, requestOfRule(form));
      announce("Saved");
      await queries.invalidateQueries({ queryKey: ["alert-rules"] });
      onSaved(form.name);
    });

  return (
    <Dialog
      title={stored ? `Rule ${stored.rule.name}` : "Add a rule"}
      description="It begins when it is switched on; what happened before is told nobody."
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
          <Field label="Name" hint="short, for example breaks">
            <input
              className="input"
              value={form.name}
              onChange={(event) => change({ name: event.target.value })}
              readOnly={stored !== undefined}
              required
            />
          </Field>
          <Field label="Of what">
            <select className="input" value={form.kind} onChange={(event) => change(withKind(form, event.target.value))}>
              {alertKinds.map((one) => (
                <option key={one.kind} value={one.kind}>
                  {one.word}
                </option>
              ))}
            </select>
          </Field>
          <Field label="About">
            <select className="input" value={form.scope} onChange={(event) => change({ scope: event.target.value as Scope, subject: "" })}>
              {scopes.map((scope) => (
                <option key={scope} value={scope}>
                  {scopeWords[scope]}
                </option>
              ))}
            </select>
          </Field>
          <Subject form={form} change={change} />
          {threshold && (
            <Field label={threshold} hint={`${usual} is a usual number`}>
              <input
                className="input"
                type="number"
                min={0}
                step="any"
                value={form.threshold}
                onChange={(event) => change({ threshold: event.target.value })}
              />
            </Field>
          )}
        </div>
        <ChannelChoice chosen={form.channels} onChange={(channels) => change({ channels })} />
        <label className="row">
          <input type="checkbox" checked={form.enabled} onChange={(event) => change({ enabled: event.target.checked })} />
          <span>Switched on</span>
        </label>
        <div className="row">
          <Button icon="eye" onClick={() => void tryIt()} disabled={cannotTry !== undefined || busy !== undefined}>
            {busy === "preview" ? "Looking…" : "Preview"}
          </Button>
          <label className="row">
            <span className="t2">on the last</span>
            <input
              className={`input ${styles.days}`}
              type="number"
              min={1}
              max={90}
              aria-label="Days of the preview"
              value={days}
              onChange={(event) => setDays(event.target.value)}
            />
            <span className="t2">days</span>
          </label>
        </div>
        {preview && <PreviewResult found={preview.found} days={preview.days} />}
        {problem && (
          <div className="callout" role="alert">
            {problem}
          </div>
        )}
        <div className="dialog-actions">
          {form.name && cannotSave && <span className="t3 grow">{cannotSave}</span>}
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" kind="primary" disabled={cannotSave !== undefined || busy !== undefined}>
            {busy === "save" ? "Saving…" : "Save"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What narrows the rule, by its scope. */
function Subject({ form, change }: { form: RuleForm; change: (next: Partial<RuleForm>) => void }) {
  if (form.scope === "everything") return null;
  if (form.scope === "dataset") return <DatasetField id={form.subject} onChange={(subject) => change({ subject })} />;
  const hints = {
    pattern: "of names, with * and ?, for example shop.public.*",
    owner: "as the owner is named in the settings",
    tag: "for example gold",
  };
  return (
    <Field label={form.scope.charAt(0).toUpperCase() + form.scope.slice(1)} hint={hints[form.scope]}>
      <input className="input" value={form.subject} onChange={(event) => change({ subject: event.target.value })} required />
    </Field>
  );
}
