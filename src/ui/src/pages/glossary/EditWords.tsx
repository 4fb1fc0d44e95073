import { lazy, Suspense, useState } from "react";
import { Button } from "../../parts/Button";
import { useMayEdit } from "../../parts/useMayEdit";

/** The form is loaded when somebody wants it. */
const WordsDialog = lazy(() => import("./WordsDialog").then((module) => ({ default: module.WordsDialog })));

/** Opens what people say of a dataset or job: owners, description, tags, terms. */
export function EditWords({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  if (!useMayEdit()) return null;
  return (
    <>
      <Button icon="edit" onClick={() => setOpen(true)}>
        Edit
      </Button>
      {open && (
        <Suspense>
          <WordsDialog id={id} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
