// Runs in the panel: a tab for each sheet, each in a frame of its own, and the reader kept where she
// was when the sheets change.

interface Sheet {
  name: string;
  html: string;
}

const tabs = document.querySelector("nav") as HTMLElement;
let chosen = 0;

window.addEventListener("message", (event: MessageEvent<Sheet[]>) => show(event.data));

function show(sheets: Sheet[]): void {
  while (papers().length > sheets.length) {
    papers().at(-1)?.remove();
  }
  sheets.forEach((sheet, at) => fill(papers()[at] ?? added(), sheet.html));
  chosen = Math.min(chosen, sheets.length - 1);
  const named = sheets.length > 1 ? sheets : [];
  tabs.replaceChildren(...named.map((sheet, at) => tab(sheet.name, at)));
  choose(chosen);
}

function papers(): HTMLIFrameElement[] {
  return [...document.querySelectorAll("iframe")];
}

/** It may run nothing; this page reads how far it is scrolled. */
function added(): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-same-origin");
  document.body.append(frame);
  return frame;
}

function fill(frame: HTMLIFrameElement, html: string): void {
  if (frame.srcdoc === html) {
    return;
  }
  const top = frame.contentWindow?.scrollY ?? 0;
  frame.onload = () => frame.contentWindow?.scrollTo(0, top);
  frame.srcdoc = html;
}

function tab(name: string, at: number): HTMLButtonElement {
  const button = document.createElement("button");
  button.textContent = name;
  button.setAttribute("role", "tab");
  button.onclick = () => choose(at);
  return button;
}

function choose(at: number): void {
  chosen = at;
  [...tabs.children].forEach((tab, each) => tab.setAttribute("aria-selected", String(each === at)));
  papers().forEach((frame, each) => (frame.hidden = each !== at));
}
