import { Link, type LinkProps } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import { Icon } from "./Icon";
import type { IconName } from "./icons";

interface Look {
  icon?: IconName;
  kind?: "plain" | "primary" | "quiet" | "danger";
  size?: "normal" | "small";
}

type ButtonProps = Look & ComponentProps<"button">;

function classes({ kind = "plain", size = "normal" }: Look, extra = "", iconOnly = false): string {
  return ["btn", kind !== "plain" && kind, size === "small" && "sm", iconOnly && "icon-only", extra].filter(Boolean).join(" ");
}

export function Button({ icon, kind, size, className, children, type = "button", ...rest }: ButtonProps) {
  return (
    <button type={type} className={classes({ kind, size }, className, !children)} {...rest}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </button>
  );
}

type LinkButtonProps = Look &
  Omit<LinkProps, "children"> & { className?: string; title?: string; onClick?: () => void; children?: React.ReactNode };

/** A button that leads to another page; a link, so that it can be opened in a new tab. */
export function LinkButton({ icon, kind, size, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link className={classes({ kind, size }, className, !children)} {...rest}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </Link>
  );
}

/** A square button that shows an icon only; its label is read out and shown as tooltip. */
export function IconButton({ icon, label, className = "", ...rest }: { icon: IconName; label: string } & ComponentProps<"button">) {
  return (
    <button type="button" className={`icon-button ${className}`} aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  );
}
