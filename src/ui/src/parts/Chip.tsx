import type { ReactNode } from "react";
import { Icon } from "./Icon";
import type { IconName } from "./icons";

export type Tone = "ok" | "run" | "fail" | "warn" | "idle" | "mask" | "accent";

interface Props {
  tone?: Tone;
  icon?: IconName;
  title?: string;
  children: ReactNode;
}

export function Chip({ tone, icon, title, children }: Props) {
  return (
    <span className={tone ? `chip ${tone}` : "chip"} title={title}>
      {icon && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}
