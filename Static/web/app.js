// What pages do beyond HTML. Without it everything works, by loading pages.
"use strict";

// Parts of the page that are drawn anew, by their ids. One in which somebody is typing or has found
// somebody stays.
function replaceRegions(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const region of document.querySelectorAll("[data-region]")) {
    const next = fresh.getElementById(region.id);
    if (!next || shape(next) === shape(region)) continue;
    if (isTyping(region)) continue;
    const place = controls(region).indexOf(document.activeElement);
    const focused = place < 0 ? "" : document.activeElement.id;
    for (const open of region.querySelectorAll("details[id][open]")) {
      const same = next.querySelector("#" + CSS.escape(open.id));
      if (same) same.open = true;
    }
    const atEnd = region.matches("[data-newest]") && isAtEnd(region);
    region.replaceWith(document.adoptNode(next));
    if (place >= 0) {
      const same = (focused && document.getElementById(focused)) || controls(next)[place];
      same?.focus({ preventScroll: true });
    }
    // What looks different only because the reader has been here is no news.
    if (next.textContent !== region.textContent) next.classList.add("fresh");
    prepare(next);
    if (atEnd) showEnd(next);
  }
}

function controls(region) {
  return [region, ...region.querySelectorAll(
    "a, button, summary, input:not([type=hidden]), select, textarea")];
}

// What a region shows: the keys of its forms differ each time, and what is open is the reader's.
function shape(region) {
  return region.innerHTML.replace(/name="key" value="[^"]*"| open=""/g, "");
}

function isTyping(region) {
  return region.querySelector("[data-found]") !== null
    || [...region.querySelectorAll("textarea, input:not([type=hidden])")]
      .some((field) => field.value !== field.defaultValue);
}

// Lists whose newest is at their end: who is there stays there.
function isAtEnd(list) {
  return list.getBoundingClientRect().bottom <= window.innerHeight + 200;
}

function showEnd(list) {
  list.lastElementChild?.scrollIntoView({ block: "center" });
}

let refreshing = false;
let again = false;
async function refresh() {
  if (refreshing) { again = true; return; }
  refreshing = true;
  try {
    do {
      again = false;
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (answer.ok && !answer.redirected) replaceRegions(await answer.text());
    } while (again);
  } catch { /* The next event, or the reader, tries again. */ } finally { refreshing = false; }
}

// Follows what happens, while the page is in sight: a browser has few connections to one server.
const shown = (document.body.dataset.live || "").split(" ").filter(Boolean);
let following = null;
let lastEvent = "";
async function follow() {
  if (!shown.length || following || document.hidden) return;
  const stop = new AbortController();
  following = stop;
  let wait = 1000;
  while (!stop.signal.aborted) {
    try {
      const headers = lastEvent ? { "Last-Event-ID": lastEvent } : {};
      const answer = await fetch("/live", { headers, signal: stop.signal });
      if (answer.status === 401) return;
      if (!answer.ok) throw new Error(String(answer.status));
      wait = 1000;
      await read(answer.body.pipeThrough(new TextDecoderStream()).getReader());
    } catch { /* Connects again below. */ }
    if (stop.signal.aborted) return;
    await new Promise((resolve) => setTimeout(resolve, wait + Math.random() * 1000));
    wait = Math.min(wait * 2, 30000);
  }
}

async function read(reader) {
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const events = (rest + value).split("\n\n");
    rest = events.pop();
    let concerns = false;
    for (const event of events) {
      const fields = Object.fromEntries(event.split("\n").map((line) => {
        const colon = line.indexOf(":");
        return [line.slice(0, colon), line.slice(colon + 1).trimStart()];
      }));
      if (fields.id) lastEvent = fields.id;
      const kind = fields.event || "";
      if (kind === "reset" || kind.startsWith("notification")) concerns = true;
      if (shown.some((id) => fields.data?.includes(id))) concerns = true;
    }
    if (concerns) refresh();
  }
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    following?.abort();
    following = null;
  } else {
    if (shown.length) refresh();
    sendShown(document);
    follow();
  }
});

// What was sent behind the page last: what follows waits for it, so that messages stand in the order
// in which they were written.
let sending = Promise.resolve();

// A form that shows at once what it will come to, and is sent behind the page.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  if (!form.hasAttribute("data-optimistic")) {
    // Not twice, but again when the page comes back from the history.
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 8000);
    return;
  }
  event.preventDefault();
  const sent = new URLSearchParams(new FormData(form));
  const written = echo(form);
  // What is sent next is something else.
  const key = form.querySelector("input[name=key]");
  if (key) key.value = newKey();
  const button = event.submitter;
  const pressed = button?.getAttribute("aria-pressed");
  const count = form.querySelector("[data-count]");
  if (pressed) {
    button.setAttribute("aria-pressed", String(pressed !== "true"));
    if (count) count.textContent = Number(count.textContent) + (pressed === "true" ? -1 : 1);
  }
  try {
    // Not form.action: that is the field of this name.
    // One that hangs, as when a phone changes networks, holds back the next no longer than this;
    // sending it again does nothing twice.
    const send = () => fetch(form.getAttribute("action"), {
      method: "POST", body: sent, signal: AbortSignal.timeout?.(20_000),
    });
    sending = sending.then(send, send);
    const answer = await sending;
    const html = await answer.text();
    if (answer.ok) {
      if (!written) form.reset();
      replaceRegions(html);
    } else if (!form.hasAttribute("data-auto")) {
      showRefusal(html);
    }
  } catch {
    if (form.hasAttribute("data-auto")) return;
    for (const [name, value] of sent) if (form.elements[name]) form.elements[name].value = value;
    written?.remove();
    form.removeAttribute("data-optimistic");
    form.requestSubmit(button);
  }
});

// What was written stands at once where it is going to be: at the end of the list that the form
// names.
function echo(form) {
  const list = document.getElementById(form.dataset.echo);
  const field = form.querySelector("textarea");
  if (!list || !field) return null;
  const item = list.querySelector("template")?.content.firstElementChild.cloneNode(true);
  if (!item) return null;
  item.querySelector("[data-text]").textContent = field.value.trim();
  list.append(item);
  showEnd(list);
  field.value = "";
  field.focus();
  return item;
}

function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Enter sends what is one line, as in other apps; with Shift it begins another line.
document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  if (!field.matches?.("form[data-echo] textarea") || matchMedia("(pointer: coarse)").matches) return;
  event.preventDefault();
  if (field.value.trim()) field.form.requestSubmit();
});

// Enter sends a form, though its first button looks for somebody: that is what Enter does in the
// field for it.
document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.key !== "Enter" || event.isComposing) return;
  if (!field.matches?.("form[method=post] input:not([type=search])")) return;
  if (!field.form.querySelector("button[name=find]")) return;
  event.preventDefault();
  field.form.requestSubmit(field.form.querySelector("button:not([name], [type=button])"));
});

// The page as the server answers it, which says what is wrong.
function showRefusal(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const main = fresh.getElementById("main");
  if (!main) { location.reload(); return; }
  document.getElementById("main").replaceWith(document.adoptNode(main));
  prepare(main);
  main.focus();
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy], [data-share], [data-add], [data-locate]");
  if (!button) return;
  if (button.dataset.locate) {
    const field = button.form.elements[button.dataset.locate];
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      field.value = `${coords.latitude.toFixed(5)}, ${coords.longitude.toFixed(5)}`;
    }, () => field.focus());
    return;
  }
  if (button.dataset.copy) {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.classList.add("fresh");
    button.setAttribute("aria-pressed", "true");
    setTimeout(() => button.removeAttribute("aria-pressed"), 2000);
  } else if (button.dataset.share) {
    navigator.share({ title: button.dataset.title, url: button.dataset.share }).catch(() => {});
  } else {
    // One more of a list of fields: a template whose numbers are counted on.
    const list = document.getElementById(button.dataset.add);
    const template = list.querySelector("template");
    const number = list.querySelectorAll("[data-item]").length;
    const item = document.createElement("div");
    item.innerHTML = template.innerHTML.replaceAll("__n__", String(number));
    list.append(...item.childNodes);
    list.querySelectorAll("[data-item]")[number]?.querySelector("input, select, textarea")?.focus();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.activeElement?.closest?.("details.confirm[open]");
  if (open) { open.open = false; open.querySelector("summary").focus(); }
});

// Shows what works only with JavaScript.
function prepare(root) {
  for (const button of root.querySelectorAll("[data-copy], [data-add]")) button.hidden = false;
  if (navigator.geolocation) {
    for (const button of root.querySelectorAll("[data-locate]")) button.hidden = false;
  }
  if (navigator.share) {
    for (const button of root.querySelectorAll("[data-share]")) button.hidden = false;
  }
  sendShown(root);
}

// A form that is sent by itself once it is in sight, such as that what is shown was read.
function sendShown(root) {
  if (document.hidden) return;
  for (const form of root.querySelectorAll("form[data-auto]")) {
    if (form.dataset.begun) continue;
    form.dataset.begun = "yes";
    form.requestSubmit();
  }
}

prepare(document);
for (const field of document.querySelectorAll("input[name=zone]")) {
  field.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
}
const alert = document.querySelector("[role=alert]");
if (alert) { alert.tabIndex = -1; alert.focus(); }
document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
const messages = document.querySelector("[data-newest]");
if (messages && !location.search.includes("before=")) showEnd(messages);
follow();
