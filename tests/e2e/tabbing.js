/* What the keyboard meets on a page, as `tabbing`. The test calls survey, then begin, presses Tab, and asks for the verdict. */
(() => {
  const STOPS = `a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe,
    audio[controls], video[controls], [contenteditable=""], [contenteditable=true], [tabindex]`;
  const NATIVE = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const ROLES = ["button", "link", "checkbox", "radio", "switch", "tab", "menuitem", "option", "slider", "textbox"]
    .map((role) => `[role=${role}]`)
    .join();
  const ASKS = ["get", "post", "put", "patch", "delete"].flatMap((verb) => [`[hx-${verb}]`, `[data-hx-${verb}]`]).join();
  const without = new Map(); // what each stop, its words and its field look like without the focus
  let wanted = []; // the stops there ought to be, in the order of the document
  let met = []; // where the focus has been, with the presses of Tab that it took and what was wrong there

  const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest("[inert]");
  const enabled = (one) => !one.matches(":disabled");
  const focusable = (one) => one.matches(STOPS) && one.tabIndex >= 0;

  /** Tell which element a fault is about. */
  function named(one) {
    const words = one.getAttribute("aria-label") || one.labels?.[0]?.innerText || one.innerText || one.name;
    const spot = one.tagName.toLowerCase() + (one.id && `#${one.id}`);
    return `${spot} «${(words || "").trim().replace(/\s+/g, " ").slice(0, 60)}»`;
  }

  /** A group of radio buttons is one stop: the chosen one, or the first. */
  function standsForItsGroup(one, all) {
    if (one.type !== "radio" || !one.name) return true;
    const group = all.filter((other) => other.type === "radio" && other.name === one.name && other.form === one.form);
    return one === (group.find((other) => other.checked) || group[0]);
  }

  /** The ring may show round the stop itself, round its words, or round the field that holds both. */
  const places = (one) => [one, ...(one.labels || []), one.closest(".ds-field, ds-field")].filter(Boolean);

  function look(one) {
    const style = getComputedStyle(one);
    const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const outline = drawn ? `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}` : "";
    return { outline, shadow: style.boxShadow === "none" ? "" : style.boxShadow };
  }

  function ringed(one) {
    return places(one).some((place) => {
      const [now, before] = [look(place), without.get(place) || { outline: "", shadow: "" }];
      return (now.outline && now.outline !== before.outline) || (now.shadow && now.shadow !== before.shadow);
    });
  }

  /** What is wrong with where a stop stands: at least half of it, or of the window, is in sight, with nothing on top. */
  function hidden(one) {
    const box = [...one.getClientRects()].find((part) => part.width > 0 && part.height > 0);
    if (!box) return "has no size";
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, width)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, height)];
    if (right - left < Math.min(box.width, width) / 2 || bottom - top < Math.min(box.height, height) / 2) {
      return "is off screen";
    }
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const own = hit && [one, ...(one.labels || [])].some((mine) => mine.contains(hit));
    return own ? "" : `is covered by ${hit ? named(hit) : "nothing"}`;
  }

  /** Note where the focus is after a press of Tab. */
  function arrive() {
    const one = document.activeElement;
    const last = met.at(-1);
    if (last && last.one === one) {
      last.presses += 1;
      return;
    }
    const faults = [];
    if (one !== document.body) {
      if (!ringed(one)) faults.push(`${named(one)} shows no focus`);
      if (hidden(one)) faults.push(`${named(one)} ${hidden(one)}`);
    }
    met.push({ one, presses: 1, faults });
  }

  /** Note that the focus has gone to no other element. */
  function leave() {
    if (met.length && met.at(-1).one !== document.body) met.push({ one: document.body, presses: 0, faults: [] });
  }

  /** How many stops were met before the focus left the page, or came back to one: all of them, as long as it has not. */
  function lap() {
    const seen = new Set([document.body]);
    const at = met.findIndex(({ one }) => seen.size === seen.add(one).size);
    return at < 0 ? met.length : at;
  }

  /** A box that scrolls is a stop in Chromium, so that the arrow keys can move what is in it. */
  const scrolls = (one) => one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth;

  /** Whether something takes clicks that no key can give. */
  function clicksOnly(one) {
    const trigger = one.getAttribute("hx-trigger") || one.getAttribute("data-hx-trigger") || "click";
    const asks = one.matches(ASKS) && !one.matches("form, body") && /\b(click|dblclick|mouse\w+)\b/.test(trigger);
    if ((one.onclick || asks || one.matches(ROLES)) && !focusable(one) && enabled(one)) return true;
    const around = one.closest(STOPS);
    const pointed = getComputedStyle(one).cursor === "pointer" && !one.closest("label");
    return pointed && !(around && (focusable(around) || !enabled(around)));
  }

  /** Let the next Tab meet the first stop, also where a page opens with the focus on what went wrong. */
  function fromTheTop() {
    document.body.tabIndex = -1;
    document.body.focus({ preventScroll: true });
    document.body.removeAttribute("tabindex");
  }

  document.addEventListener("keyup", (event) => event.key === "Tab" && arrive(), true);
  document.addEventListener("focusout", (event) => event.relatedTarget || leave()); // the keyup may be the browser's own

  window.tabbing = {
    /** Look the page over: the number of stops there ought to be, and the faults that no walk would show. */
    survey() {
      const all = [...document.querySelectorAll(STOPS)].filter((one) => shown(one) && enabled(one));
      wanted = all.filter((one) => focusable(one) && standsForItsGroup(one, all));
      all.flatMap(places).forEach((place) => without.set(place, look(place)));
      const every = [...document.body.querySelectorAll("*")].filter(shown);
      const found = (wrong, words) => every.filter(wrong).map((one) => `${named(one)} ${words}`);
      const faults = [
        ...found((one) => one.tabIndex > 0, "has a tabindex above 0"),
        ...found((one) => one.matches(NATIVE) && enabled(one) && one.tabIndex < 0, "is taken out of the order"),
        ...found(clicksOnly, "takes clicks only"),
        ...found((one) => one.shadowRoot, "keeps parts that no walk can see"),
      ];
      return { stops: wanted.length, faults };
    },

    /** Unfold everything folded; return the place of the first stop that unfolds, or null. Survey again afterwards. */
    unfold() {
      const atOnce = new CSSStyleSheet(); // else what is below goes on moving while it is walked through
      atOnce.replaceSync("details::details-content { transition: none !important }");
      document.adoptedStyleSheets.push(atOnce);
      const folded = [...document.querySelectorAll("details:not([open])")].filter(shown);
      folded.forEach((one) => (one.open = true));
      return folded.length ? wanted.findIndex((one) => one.parentElement === folded[0]) : null;
    },

    /** Note from here on, from the stop that is given or from the top; return the number of stops there ought to be. */
    begin(at) {
      if (at !== null) wanted[at].focus();
      else fromTheTop();
      met = [];
      return wanted.length;
    },

    /** The number of stops met, the most presses on one of them, and whether the focus has been round. */
    progress() {
      const stops = met.filter(({ one }) => wanted.includes(one)).length;
      return { stops, most: Math.max(0, ...met.map(({ presses }) => presses)), round: lap() < met.length };
    },

    /** What a walk from one stop up to another has shown to be wrong. */
    verdict(from, until) {
      const walked = met.slice(0, lap());
      const came = walked.map((stop) => stop.one).filter((one) => wanted.includes(one));
      const others = walked.filter(({ one }) => !wanted.includes(one) && !scrolls(one));
      const faults = walked.flatMap((stop) => stop.faults);
      faults.push(...others.map(({ one }) => `${named(one)} takes the focus, but is no stop`));
      const astray = wanted.slice(from, until).findIndex((one, at) => one !== came[at]);
      if (astray >= 0) {
        const instead = came[astray] ? named(came[astray]) : "none";
        faults.push(`stop ${from + astray + 1} is ${instead} and not ${named(wanted[from + astray])}`);
      }
      const comesOut = met[lap()]?.one === document.body;
      if (until === wanted.length && !comesOut) faults.push("the focus does not come out of the page");
      return faults;
    },
  };
})();
