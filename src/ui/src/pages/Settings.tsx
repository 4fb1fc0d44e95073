import { PageHead } from "../parts/PageHead";

export function Settings() {
  return <PageHead title="Settings" />;
}
