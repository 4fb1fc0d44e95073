import { PageHead } from "../parts/PageHead";

export function Login() {
  return <PageHead title="Login" />;
}
