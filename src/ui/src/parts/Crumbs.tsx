import { Link, type LinkProps } from "@tanstack/react-router";
import { Fragment, type ReactNode } from "react";
import { Icon } from "./Icon";

export interface Crumb {
  word: ReactNode;
  link?: LinkProps;
}

/** Where a page stands: from the whole to the part. */
export function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <>
      {crumbs.map((crumb, index) => (
        <Fragment key={index}>
          {index > 0 && <Icon name="right" size={12} />}
          {crumb.link ? <Link {...crumb.link}>{crumb.word}</Link> : <span>{crumb.word}</span>}
        </Fragment>
      ))}
    </>
  );
}
