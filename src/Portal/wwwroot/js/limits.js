// A field without a limit of its own takes this many characters: what is typed goes to the server as a message of limited
// size, and a larger one would end the connection. The longest value that AWS takes of a parameter is as long.
const usual = 4096;
const numeric = "input[type=number]";
const texts = "input:not([type=checkbox], [type=radio], [type=hidden], [type=date], [type=time], [type=datetime-local]), textarea";

const note = document.getElementById("cut-note");
let hiding = 0;

const tell = words => {
  if (!note) return;
  note.textContent = words;
  note.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { note.hidden = true; }, 8000);
};

document.addEventListener("focusin", event => {
  if (event.target.matches?.(texts) && !event.target.hasAttribute("maxlength")) event.target.setAttribute("maxlength", usual);
});

// The browser cuts what is pasted at the limit and says nothing. Of numbers it knows no limit.
document.addEventListener("beforeinput", event => {
  const field = event.target;
  if (!event.data || !field.matches?.(texts)) return;
  if (field.matches(numeric)) {
    if (event.data.length <= 40) return;
    event.preventDefault();
    tell(`Not taken: ${event.data.length.toLocaleString("en")} characters are no number.`);
    return;
  }
  if (!field.hasAttribute("maxlength")) field.setAttribute("maxlength", usual);
  const selected = (field.selectionEnd ?? 0) - (field.selectionStart ?? 0);
  const over = field.value.length - selected + event.data.length - field.maxLength;
  if (over > 0 && event.data.length > 1) tell(`Cut to ${field.maxLength.toLocaleString("en")} characters: ${over.toLocaleString("en")} are left out.`);
});

// U+0000 and half of a surrogate pair are no text that could be kept. Runs before Blazor hears of the event.
const clean = event => {
  const field = event.target;
  if (!field.matches?.(texts)) return;
  const kept = field.value.toWellFormed().replaceAll("\u0000", "");
  if (kept !== field.value) field.value = kept;
  // A script or an extension that sets a value is held to the limit too.
  const most = field.maxLength >= 0 ? field.maxLength : usual;
  if (field.value.length <= most) return;
  tell(`Cut to ${most.toLocaleString("en")} characters: ${(field.value.length - most).toLocaleString("en")} are left out.`);
  field.value = field.value.slice(0, most).toWellFormed();
};
window.addEventListener("input", clean, true);
window.addEventListener("change", clean, true);
