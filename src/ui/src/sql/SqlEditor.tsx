import { sql } from "@codemirror/lang-sql";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, type Range, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { minimalSetup } from "codemirror";
import { useEffect, useRef } from "react";
import { wordsOf } from "./dialects";
import type { Mark } from "./marks";

export interface SqlEditorProps {
  /** What the text is, for screen readers. */
  label: string;
  text: string;
  dialect: string;
  marks: Mark[];
  /** Called with the new text; without it the text cannot be changed. */
  onChange?: (text: string) => void;
  /** The place under the pointer, or undefined when it leaves the text. */
  onPoint?: (offset: number | undefined) => void;
  /** A place that was clicked. */
  onPick?: (offset: number) => void;
  /** An offset that is to be in view. */
  reveal?: number;
}

const setMarks = StateEffect.define<Mark[]>();
const decorations = {
  target: Decoration.mark({ class: "sql-target" }),
  source: Decoration.mark({ class: "sql-source" }),
  influence: Decoration.mark({ class: "sql-influence" }),
  wrong: Decoration.mark({ class: "sql-wrong" }),
  doubt: Decoration.mark({ class: "sql-doubt" }),
};

const markField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marked, transaction) {
    let next = marked.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setMarks)) continue;
      const length = transaction.state.doc.length;
      const ranges: Range<Decoration>[] = effect.value
        .filter(({ from, to }) => from < to && to <= length)
        .map(({ from, to, kind }) => decorations[kind].range(from, to));
      next = Decoration.set(ranges, true);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.typeName, tags.bool, tags.null], class: "sql-word" },
  { tag: [tags.string, tags.special(tags.string)], class: "sql-string" },
  { tag: tags.number, class: "sql-number" },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], class: "sql-comment" },
  { tag: [tags.function(tags.variableName), tags.standard(tags.name)], class: "sql-function" },
]);

/** SQL with marks, to be read or to be written. Its look is in parts.css (.sql-…), so that it follows the theme. */
export default function SqlEditor({ label, text, dialect, marks, onChange, onPoint, onPick, reveal }: SqlEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const language = useRef(new Compartment());
  const handlers = useRef({ onChange, onPoint, onPick });
  handlers.current = { onChange, onPoint, onPick };
  const editable = onChange !== undefined;

  useEffect(() => {
    if (!host.current) return undefined;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          editable ? minimalSetup : [],
          language.current.of(sql({ dialect: wordsOf(dialect) })),
          syntaxHighlighting(colours),
          markField,
          EditorState.readOnly.of(!editable),
          EditorView.editable.of(editable),
          EditorView.contentAttributes.of({
            "aria-label": label,
            tabindex: "0",
            role: "textbox",
            "aria-readonly": String(!editable),
            "aria-multiline": "true",
          }),
          keymap.of([]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) handlers.current.onChange?.(update.state.doc.toString());
          }),
          EditorView.domEventHandlers({
            mousemove: (event, target) =>
              handlers.current.onPoint?.(target.posAtCoords({ x: event.clientX, y: event.clientY }) ?? undefined),
            mouseleave: () => handlers.current.onPoint?.(undefined),
            click: (event, target) => {
              const offset = target.posAtCoords({ x: event.clientX, y: event.clientY });
              if (offset !== null) handlers.current.onPick?.(offset);
            },
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      editor.destroy();
      view.current = undefined;
    };
  }, [editable, label]);

  useEffect(() => {
    const editor = view.current;
    if (editor && editor.state.doc.toString() !== text) {
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
    }
  }, [text]);

  useEffect(() => {
    view.current?.dispatch({ effects: language.current.reconfigure(sql({ dialect: wordsOf(dialect) })) });
  }, [dialect]);

  useEffect(() => {
    view.current?.dispatch({ effects: setMarks.of(marks) });
  }, [marks, text, editable]);

  useEffect(() => {
    const editor = view.current;
    if (editor && reveal !== undefined && reveal <= editor.state.doc.length) {
      editor.dispatch({ effects: EditorView.scrollIntoView(reveal, { y: "center" }) });
    }
  }, [reveal]);

  return <div ref={host} className={editable ? "sql-editor" : "sql-editor readonly"} />;
}
