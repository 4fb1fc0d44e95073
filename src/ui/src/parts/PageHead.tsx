import type { ReactNode } from "react";

interface Props {
  crumbs?: ReactNode;
  icon?: ReactNode;
  title: ReactNode;
  /** The text in the browser's tab; the title where that is text. */
  documentTitle?: string;
  /** Chips after the title. */
  chips?: ReactNode;
  /** Buttons at the right end. */
  actions?: ReactNode;
  description?: ReactNode;
  /** Tabs at the lower edge. */
  tabs?: ReactNode;
}

export function PageHead({ crumbs, icon, title, documentTitle, chips, actions, description, tabs }: Props) {
  const words = documentTitle ?? (typeof title === "string" ? title : undefined);
  return (
    <header className={tabs ? "page-head" : "page-head plain"}>
      {words && <title>{`${words} · LineageIngest`}</title>}
      {crumbs && <div className="crumbs">{crumbs}</div>}
      <div className="title-row">
        {icon}
        <h1>{title}</h1>
        {chips}
        <span className="grow" />
        {actions}
      </div>
      {description && <p>{description}</p>}
      {tabs}
    </header>
  );
}
