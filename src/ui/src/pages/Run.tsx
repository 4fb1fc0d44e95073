import { PageHead } from "../parts/PageHead";

export function Run() {
  return <PageHead title="Run" />;
}
