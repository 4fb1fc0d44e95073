import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Button } from "./Button";

interface DialogProps {
  title: string;
  /** One sentence below the title. */
  description?: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  wide?: boolean;
  children: ReactNode;
}

export function Dialog({ title, description, open, onOpenChange, wide, children }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="overlay" />
        <Radix.Content className={wide ? "dialog wide" : "dialog"} {...(description ? {} : { "aria-describedby": undefined })}>
          <Radix.Title asChild>
            <h2>{title}</h2>
          </Radix.Title>
          {description && <Radix.Description className="t2">{description}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface ConfirmProps {
  /** The question with the number of things: "Delete 1,204 failed runs of crawl:prod?" */
  title: string;
  description?: string;
  /** The word on the button: "Delete" */
  action: string;
  danger?: boolean;
  /** The service records a reason; the button waits for it. */
  needsReason?: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onConfirm: (reason: string) => Promise<unknown>;
}

/** Asks before something is done; stays open and shows the problem when it fails. */
export function Confirm({ title, description, action, danger, needsReason, open, onOpenChange, onConfirm }: ConfirmProps) {
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  async function confirm() {
    setBusy(true);
    setProblem(undefined);
    try {
      await onConfirm(reason.trim());
      setReason("");
      onOpenChange(false);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  }
  return (
    <Dialog title={title} description={description} open={open} onOpenChange={onOpenChange}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        {needsReason && (
          <label className="field">
            <span>Reason</span>
            <input className="input" value={reason} onChange={(event) => setReason(event.target.value)} required />
          </label>
        )}
        {problem && (
          <div className="callout" role="alert">
            {problem}
          </div>
        )}
        <div className="dialog-actions">
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" kind={danger ? "danger" : "primary"} disabled={busy || (needsReason && !reason.trim())}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
