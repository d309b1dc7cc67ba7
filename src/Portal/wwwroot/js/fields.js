// A new step begins at its top: for the eye, and for the next press of Tab.
export const startOf = id => {
  document.getElementById(id)?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
};

// Brings a field, or the first control in it, into view and gives it the focus.
export const focusOn = id => {
  const place = document.getElementById(id);
  if (!place) return;
  for (let around = place.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  const control = place.matches("input, select, textarea, button, [role='alert']") ? place
    : place.querySelector("input:checked") ?? place.querySelector("input, select, textarea") ?? place;
  control.focus({ preventScroll: true });
  place.scrollIntoView({ block: "center" });
};
