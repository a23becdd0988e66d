// The phone's own small database: acts that wait (`queue`, in the order in which they were written) and single things
// that are kept (`kept`): the list under the code, how the code is checked, who the phone belongs to.
import { openDB } from "../vendor/idb/idb.js";

let opened = null;

export function store() {
  opened ??= openDB("duongve-phone", 1, {
    upgrade(database) {
      database.createObjectStore("queue", { keyPath: "seq", autoIncrement: true }).createIndex("id", "id", { unique: true });
      database.createObjectStore("kept");
    },
    // A newer page in another tab wants to change the shape: let it, and open again when asked.
    blocking(_current, _wanted, event) { event.target.close(); opened = null; },
    terminated() { opened = null; },
  });
  return opened;
}

export const kept = {
  get: async (name) => (await store()).get("kept", name),
  put: async (name, value) => (await store()).put("kept", value, name),
  drop: async (...names) => {
    const database = await store();
    for (const name of names) await database.delete("kept", name);
  },
};
