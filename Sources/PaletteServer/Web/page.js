const state = document.querySelector("#state");
document.querySelector("#still").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  if (!file) return;
  const answer = await fetch("/v1/palette", { method: "POST", body: file });
  const result = await answer.json();
  state.textContent = answer.ok ? "" : result.detail;
  document.querySelector("#palette").replaceChildren(
    ...(result.colors ?? []).map((color) => {
      const item = document.createElement("li");
      item.textContent = `${color.hex} ${color.name}`;
      return item;
    }),
  );
});
