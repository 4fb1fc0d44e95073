import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type AlertChannel, saveAlertChannel } from "../../api/alerts";
import { announce } from "../../parts/announce";
import { Button } from "../../parts/Button";
import { Copy } from "../../parts/Copy";
import { Dialog } from "../../parts/Dialog";
import { type ChannelForm, formOfChannel, madeSecret, problemOfChannel, requestOfChannel, templates } from "./channelForm";
import { Field } from "./Field";

interface Props {
  /** The channel to change; without it a new one is added. */
  stored?: AlertChannel;
  /** Names that a new channel may not have. */
  taken: readonly string[];
  onClose: () => void;
  onSaved: (name: string) => void;
}

/** Where alerts are sent. */
export function ChannelDialog({ stored, taken, onClose, onSaved }: Props) {
  const [form, setForm] = useState<ChannelForm>(() => formOfChannel(stored));
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const queries = useQueryClient();
  const change = (next: Partial<ChannelForm>) => setForm({ ...form, ...next });
  const cannotSave = problemOfChannel(form, taken, stored);

  async function save() {
    setBusy(true);
    setProblem(undefined);
    try {
      await saveAlertChannel(form.name, requestOfChannel(form));
      announce("Saved");
      await queries.invalidateQueries({ queryKey: ["alert-channels"] });
      onSaved(form.name);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog title={stored ? `Channel ${stored.channel.name}` : "Add a channel"} open onOpenChange={onClose} wide>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="halves">
          <Field label="Name" hint="short, for example ops">
            <input
              className="input"
              value={form.name}
              onChange={(event) => change({ name: event.target.value })}
              readOnly={stored !== undefined}
              required
            />
          </Field>
          <Field label="By">
            <select className="input" value={form.kind} onChange={(event) => change({ kind: event.target.value as ChannelForm["kind"] })}>
              <option value="webhook">Webhook</option>
              <option value="email">E-mail</option>
            </select>
          </Field>
        </div>
        {form.kind === "webhook" ? (
          <Webhook form={form} change={change} hasSecret={stored?.hasSecret === true} />
        ) : (
          <Field label="To" hint="addresses; the word owners stands for the owners of what changed and of what lies downstream">
            <input
              className="input"
              value={form.to}
              onChange={(event) => change({ to: event.target.value })}
              placeholder="owners, ops@shop.example"
              required
            />
          </Field>
        )}
        {problem && (
          <div className="callout" role="alert">
            {problem}
          </div>
        )}
        <div className="dialog-actions">
          {form.name && cannotSave && <span className="t3 grow">{cannotSave}</span>}
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" kind="primary" disabled={busy || cannotSave !== undefined}>
            {busy ? "Saving…" : "Save"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface WebhookProps {
  form: ChannelForm;
  change: (next: Partial<ChannelForm>) => void;
  hasSecret: boolean;
}

function Webhook({ form, change, hasSecret }: WebhookProps) {
  /** A secret that was made here is shown until the dialog closes: nobody has it elsewhere yet. */
  const [isMade, setIsMade] = useState(false);
  return (
    <>
      <div className="halves">
        <Field label="Address" hint="messages are sent there by POST">
          <input
            className="input"
            value={form.url}
            onChange={(event) => change({ url: event.target.value })}
            placeholder="https://hooks.shop.example/lineage"
            required
          />
        </Field>
        <Field label="Form of the messages">
          <select className="input" value={form.template} onChange={(event) => change({ template: event.target.value })}>
            {templates.map(({ value, word }) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <Field
        label="Secret that signs the messages"
        hint={hasSecret ? "left empty, the stored one stays" : "left empty, messages are not signed; it is never shown again"}
      >
        <input
          className="input mono"
          type={isMade ? "text" : "password"}
          autoComplete="new-password"
          value={form.secret}
          onChange={(event) => {
            setIsMade(false);
            change({ secret: event.target.value });
          }}
        />
      </Field>
      <div className="row">
        <Button
          size="small"
          icon="key"
          onClick={() => {
            setIsMade(true);
            change({ secret: madeSecret() });
          }}
        >
          Make one
        </Button>
        {isMade && (
          <>
            <Copy text={form.secret} size="small">
              Copy
            </Copy>
            <span className="t2">Keep it for the receiver: after saving nobody sees it again.</span>
          </>
        )}
      </div>
    </>
  );
}
