import { PageHead } from "../parts/PageHead";

export function SetAside() {
  return <PageHead title="SetAside" />;
}
