// node chatsdk.mjs rendering|posting API: Vercel's Chat SDK answering /compare with a card that never changes.
import { createServer } from "node:http";
import { Actions, Button, Card, CardText, Chat, Divider, Field, Fields } from "chat";
import { cardToBlockKit, createSlackAdapter } from "@chat-adapter/slack";
import { createMemoryState } from "@chat-adapter/state-memory";

const [mode, apiUrl] = process.argv.slice(2);
const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret } = process.env;

// As many blocks as our card of two tools has, and about as much text.
const roles = ["Builder", "Skeptic", "Futurist", "Founder"];
const said = (role, tool) => `Ship: “${role} on ${tool}: it does what it says, and does it well enough.”`;
const card = () =>
  Card({
    title: "Claude 4 Opus vs SmolLM3",
    children: [
      CardText("Models · asked by ada · panel checked 2 Nov 2026", { style: "muted" }),
      CardText("**The panel ships both. Community: Claude 4 Opus leads (420 and 25 votes).**"),
      Fields(["Panel", "Community", "Entry", "Price", "Context"].map((label) => Field({ label, value: "4 of 4 ship; 3 of 4 ship" }))),
      ...roles.map((role) =>
        Fields(["Claude 4 Opus", "SmolLM3"].map((tool) => Field({ label: `${role} · ${tool}`, value: said(role, tool) }))),
      ),
      CardText("They part over one role: the Skeptic would ship Claude 4 Opus and skip SmolLM3."),
      CardText("Head to head: 40 would ship only Claude 4 Opus, 25 only SmolLM3."),
      CardText("**Tap every tool you would ship:**   1️⃣ Claude 4 Opus   2️⃣ SmolLM3   ⏭️ neither"),
      Actions(["Vote privately", "Why these numbers", "Full reviews"].map((label) => Button({ id: label, label, value: "v1:ballot:a:b" }))),
      Divider(),
      CardText("counted 14:02, in sync · facts checked 2 Nov 2026", { style: "muted" }),
    ],
  });

const adapter = createSlackAdapter({ botToken, signingSecret, apiUrl, botUserId: "U0" });
const quiet = { debug() {}, info() {}, warn() {}, error: console.error, child: () => quiet };
const bot = new Chat({ userName: "verdict", adapters: { slack: adapter }, state: createMemoryState(), logger: quiet });

let done = 0;
const waiting = new Set();
bot.onSlashCommand("/compare", async (event) => {
  try {
    if (mode === "posting") await event.channel.post(card());
    else JSON.stringify({ text: "Claude 4 Opus vs SmolLM3", blocks: cardToBlockKit(card()) });
  } finally {
    done += 1;
    for (const look of waiting) look();
  }
});

async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

function tell(url, response) {
  const until = Number(url.searchParams.get("until") ?? 0);
  const look = () => {
    if (done < until) return;
    waiting.delete(look);
    response.end(String(done));
  };
  waiting.add(look);
  look();
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, "http://127.0.0.1");
  if (request.method === "GET") return tell(url, response);
  const asked = new Request(url, { method: "POST", headers: request.headers, body: await body(request) });
  const answer = await bot.webhooks.slack(asked, { waitUntil: (work) => work.catch(console.error) });
  const text = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, { "content-type": "text/plain", "content-length": text.length }).end(text);
});
server.keepAliveTimeout = 75_000;
await bot.initialize();
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
