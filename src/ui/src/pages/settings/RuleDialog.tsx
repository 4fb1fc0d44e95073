import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { holdRule, previewRule, type RulePreview } from "../../api/settings";
import { Button } from "../../parts/Button";
import { counted } from "../../parts/counts";
import { Dialog } from "../../parts/Dialog";
import { emptyRule, type RuleForm, type RuleKind, ruleKinds, ruleKindWords, ruleRequest } from "./ruleWords";

/** A new rule: what it would join is shown before it holds. */
export function RuleDialog({ onClose }: { onClose: () => void }) {
  const [form, setForm] = useState<RuleForm>(emptyRule);
  const [preview, setPreview] = useState<RulePreview>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const queries = useQueryClient();
  const change = (next: Partial<RuleForm>) => {
    setForm({ ...form, ...next });
    if (!("reason" in next)) setPreview(undefined);
  };

  async function run(action: () => Promise<void>) {
    setBusy(true);
    setProblem(undefined);
    try {
      await action();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog title="Add a rule of names" open onOpenChange={onClose} wide>
      <label className="field">
        <span>Kind</span>
        <select className="input" value={form.kind} onChange={(event) => change({ kind: event.target.value as RuleKind })}>
          {ruleKinds.map((kind) => (
            <option key={kind} value={kind}>
              {ruleKindWords[kind]}
            </option>
          ))}
        </select>
      </label>
      <Fields form={form} change={change} />
      <label className="field">
        <span>Reason</span>
        <input className="input" value={form.reason} onChange={(event) => change({ reason: event.target.value })} />
      </label>
      {preview && <Preview preview={preview} />}
      {problem && (
        <div className="callout" role="alert">
          {problem}
        </div>
      )}
      <div className="dialog-actions">
        <Button onClick={onClose}>Cancel</Button>
        <Button disabled={busy} onClick={() => run(async () => setPreview(await previewRule(ruleRequest(form))))}>
          Preview
        </Button>
        <Button
          kind="primary"
          disabled={busy || !preview || !form.reason.trim()}
          onClick={() =>
            run(async () => {
              await holdRule(ruleRequest(form));
              await queries.invalidateQueries();
              onClose();
            })
          }
        >
          Hold
        </Button>
      </div>
    </Dialog>
  );
}

function Fields({ form, change }: { form: RuleForm; change: (next: Partial<RuleForm>) => void }) {
  const line = (label: string, key: keyof RuleForm) => (
    <label className="field">
      <span>{label}</span>
      <input className="input mono" value={form[key]} spellCheck={false} onChange={(event) => change({ [key]: event.target.value })} />
    </label>
  );
  const lines = (label: string, key: keyof RuleForm) => (
    <label className="field">
      <span>{label}</span>
      <textarea
        className="input mono"
        rows={3}
        value={form[key]}
        spellCheck={false}
        onChange={(event) => change({ [key]: event.target.value })}
      />
    </label>
  );
  switch (form.kind) {
    case "namespace":
      return lines("Namespaces, one a line", "namespaces");
    case "case":
      return line("Namespaces, with * for any text", "namespacePattern");
    case "symlink":
      return lines("Datasets, one a line: namespace, a space, name", "datasets");
    default:
      return (
        <div className="halves">
          {line("Namespace matches (regular expression)", "namespacePattern")}
          {line("Namespace becomes", "namespaceReplacement")}
          {line("Name matches (regular expression)", "namePattern")}
          {line("Name becomes", "nameReplacement")}
        </div>
      );
  }
}

function Preview({ preview }: { preview: RulePreview }) {
  return (
    <div className={preview.conflictCount > 0 ? "callout" : "callout warn"} role="status">
      <h3>
        {`${counted(preview.setsJoined, "set")} would be joined from ${counted(preview.datasetsJoined, "dataset")}; ${counted(preview.datasetsExamined, "dataset")} examined`}
      </h3>
      {preview.setsParted > 0 && <p>{`${counted(preview.setsParted, "set")} would be parted.`}</p>}
      <ul>
        {preview.samples.map((sample) => (
          <li key={sample.members.map((member) => member.namespace + member.name).join()}>
            {sample.members.map((member) => member.name).join(" = ")}
          </li>
        ))}
      </ul>
      {preview.conflicts.map((conflict) => (
        <p key={conflict.why + conflict.datasets[0]?.name} className="fail">
          {`${conflict.why}: ${conflict.datasets.map((dataset) => dataset.name).join(", ")}`}
        </p>
      ))}
    </div>
  );
}
