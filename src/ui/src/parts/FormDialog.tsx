import { type ReactNode, useState } from "react";
import { Button } from "./Button";
import { Dialog } from "./Dialog";

interface Props {
  title: string;
  description?: string;
  /** The word on the button: "Save". */
  action: string;
  /** What must be filled in is. */
  ready: boolean;
  wide?: boolean;
  onSave: () => Promise<unknown>;
  onClose: () => void;
  /** Asks for something with what is filled in, beside saving it. */
  also?: { word: string; run: () => Promise<unknown> };
  children: ReactNode;
}

/** A form that is open until it could be saved; a refusal stands below its fields in the service's words. */
export function FormDialog({ title, description, action, ready, wide, onSave, onClose, also, children }: Props) {
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  async function run(what: () => Promise<unknown>): Promise<boolean> {
    setBusy(true);
    setProblem(undefined);
    try {
      await what();
      return true;
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      return false;
    } finally {
      setBusy(false);
    }
  }
  return (
    <Dialog title={title} description={description} open onOpenChange={onClose} wide={wide}>
      <form
        className="stack"
        onSubmit={async (event) => {
          event.preventDefault();
          if (await run(onSave)) onClose();
        }}
      >
        {children}
        {problem && (
          <div className="callout" role="alert">
            {problem}
          </div>
        )}
        <div className="dialog-actions">
          <Button onClick={onClose}>Cancel</Button>
          {also && (
            <Button disabled={busy || !ready} onClick={() => run(also.run)}>
              {also.word}
            </Button>
          )}
          <Button type="submit" kind="primary" disabled={busy || !ready}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
