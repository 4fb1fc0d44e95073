import { lazy, Suspense } from "react";
import type { SqlEditorProps } from "./SqlEditor";

const SqlEditor = lazy(() => import("./SqlEditor"));

/** SQL with marks. The text is there at once; colours and marks come with the editor, which is loaded when it is first needed. */
export function SqlView(props: SqlEditorProps) {
  return (
    <Suspense fallback={<pre className="sql-plain mono">{props.text}</pre>}>
      <SqlEditor {...props} />
    </Suspense>
  );
}
