// A provider of sign-ins with one client and one account, a role. Arguments: its port, the app's answer address.
import Provider from "oidc-provider";

const [port, answers] = process.argv.slice(2);
const account = "coordinator";
const claims = { sub: account, email: `${account}@city.example`, email_verified: true };

new Provider(`http://127.0.0.1:${port}`, {
  clients: [{
    client_id: "csc",
    client_secret: process.env.CLIENT_SECRET,
    redirect_uris: [answers],
    post_logout_redirect_uris: [answers],
  }],
  claims: { email: ["email", "email_verified"] },
  conformIdTokenClaims: process.env.CLAIMS_APART === "yes",
  findAccount: (_, id) => (id === account ? { accountId: id, claims: () => claims } : undefined),
}).listen(Number(port), "127.0.0.1");
