const SHOWN = 8; // cards a column shows; the number in its head counts all
const EVERY = 700; // milliseconds between two looks

const form = document.querySelector("#create");
const refusal = document.querySelector("#refusal");
const badge = document.querySelector("#broker");
const time = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });

function element(name, text, children = []) {
  const made = document.createElement(name);
  made.textContent = text;
  made.append(...children);
  return made;
}

/** Keeps the elements that stay, so that only what is new moves and a reader's place is not lost. */
function show(list, items, keyOf, make) {
  const old = new Map([...list.children].map((child) => [child.dataset.key, child]));
  const wanted = items.map((item) => {
    const key = keyOf(item);
    const kept = old.get(key);
    if (kept) return kept;
    const made = make(item);
    made.dataset.key = key;
    return made;
  });
  if (wanted.length !== list.children.length || wanted.some((child, i) => list.children[i] !== child)) {
    list.replaceChildren(...wanted);
  }
}

function card(task) {
  if (!task.id) return Object.assign(element("li", `and ${task.more} more`), { className: "more" });
  const note = task.problem ?? (task.runs > 1 ? `run ${task.runs}, ` : "") + time.format(new Date(task.createdAt));
  return element("li", task.title, [element("small", note)]);
}

function showTasks(tasks) {
  for (const column of document.querySelectorAll(".column")) {
    const here = tasks.filter((task) => task.status === column.dataset.status);
    const cards = here.slice(0, SHOWN);
    if (here.length > SHOWN) cards.push({ more: here.length - SHOWN });
    column.querySelector("output").textContent = here.length;
    show(column.querySelector("ol"), cards, (task) => `${task.id}/${task.runs}/${task.more}`, card);
  }
}

function showActivity(entries) {
  const stamped = (entry) => element("li", entry.text, [element("time", time.format(new Date(entry.loggedAt)))]);
  show(document.querySelector("#activity ol"), entries.slice(0, 40), (entry) => entry.taskId + entry.topic + entry.loggedAt, stamped);
}

function showStatus(status) {
  const where = `Broker ${status.broker.replace("urutu-", "")}${status.durable ? "" : ", in memory"}`;
  const waiting = status.waiting ? `, ${status.waiting} waiting` : "";
  badge.className = `badge ${status.connected ? "up" : "down"}`;
  badge.textContent = status.connected ? `${where}: ${status.consuming} consumers${waiting}` : `${where}: down${waiting}`;
  badge.title = status.problem;
}

async function get(path) {
  const answer = await fetch(`api/${path}`, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

async function look() {
  try {
    const [tasks, activity, status] = await Promise.all(["tasks", "activity", "status"].map(get));
    showTasks(tasks);
    showActivity(activity);
    showStatus(status);
  } catch {
    badge.className = "badge down";
    badge.textContent = "the service does not answer";
  }
}

async function lookAgainAndAgain() {
  if (!document.hidden) await look();
  setTimeout(lookAgainAndAgain, EVERY);
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  refusal.textContent = "";
  const body = JSON.stringify({ title: form.title.value });
  try {
    const answer = await fetch("api/tasks", { method: "POST", headers: { "content-type": "application/json" }, body });
    if (answer.ok) form.reset();
    else refusal.textContent = answer.status === 400 ? "This title is empty or too long." : `Not created: the service answered ${answer.status}.`;
  } catch {
    refusal.textContent = "Not created: the service does not answer.";
  }
  form.elements.title.focus();
  await look();
});

document.addEventListener("visibilitychange", look);
lookAgainAndAgain();
