// Native dialogs: the browser keeps the focus inside and gives it back.
export const open = dialog => { if (!dialog.open) dialog.showModal(); };
export const close = dialog => dialog.close();
