// On the group's other pages: nobody signs out while acts wait on this phone, since signing out wipes what it keeps.
import { entries, send } from "./queue.js";

for (const form of document.querySelectorAll("form[action='/sign-out']")) {
  form.addEventListener("submit", async (event) => {
    if (form.dataset.empty) return;
    event.preventDefault();
    const left = (await entries()).length ? (await send(), (await entries()).length) : 0;
    const line = form.querySelector("[data-phone-waits]");
    if (left) {
      line.hidden = false;
      line.firstChild.data = line.firstChild.data.replace(/…|\d+/, String(left));
      line.focus();
      return;
    }
    form.dataset.empty = "yes";
    form.elements.phone.value = "empty";
    form.requestSubmit();
  });
}
