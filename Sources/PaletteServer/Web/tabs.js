// Shows one panel of results at a time; arrow keys move between the tabs.

export class Tabs {
  constructor(list, opened) {
    this.tabs = [...list.children];
    this.opened = opened;
    list.addEventListener("click", event => {
      const tab = event.target.closest("[role=tab]");
      if (tab) this.open(this.nameOf(tab), true);
    });
    list.addEventListener("keydown", event => {
      const at = this.tabs.indexOf(event.target), count = this.tabs.length;
      const goal = {
        ArrowRight: (at + 1) % count, ArrowLeft: (at + count - 1) % count, Home: 0, End: count - 1,
      }[event.key];
      if (goal === undefined) return;
      event.preventDefault();
      this.tabs[goal].focus();
      this.open(this.nameOf(this.tabs[goal]), true);
    });
  }

  nameOf(tab) { return tab.getAttribute("aria-controls"); }

  open(name, byHand = false) {
    if (!this.tabs.some(tab => this.nameOf(tab) === name)) name = this.nameOf(this.tabs[0]);
    this.current = name;
    for (const tab of this.tabs) {
      const chosen = this.nameOf(tab) === name;
      tab.setAttribute("aria-selected", chosen);
      tab.tabIndex = chosen ? 0 : -1;
      document.getElementById(this.nameOf(tab)).hidden = !chosen;
    }
    this.opened(name, byHand);
  }
}
