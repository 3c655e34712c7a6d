// A button of Streamlit by its key: on every page with a run they are "<page> go", "<page> compare" and "<page> break it".

export const buttonOf = (key) => document.querySelector(`.${CSS.escape(`st-key-${key.replaceAll(" ", "-")}`)} button`);
