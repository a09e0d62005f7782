// The forms start from admin.js, once their file formats are known.
window.CMS_MANUAL_INIT = true;
