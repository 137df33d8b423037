/* Wagtail fills the description of a chosen picture with its title, which is the file's name, where
   the picture library has no description. An empty field asks for one; a name does not. */

(() => {
  const ImageBlockDefinition = window.telepath.constructors["wagtail.images.blocks.ImageBlock"];

  class PictureChooserBlockDefinition extends ImageBlockDefinition {
    render(placeholder, prefix, initialState, initialError) {
      const block = super.render(placeholder, prefix, initialState, initialError);
      const altText = document.getElementById(`${prefix}-alt_text`);
      // Runs after Wagtail's own listener, which super.render has just added.
      block.childBlocks.image.widget.addEventListener("chosen", ({ detail }) => {
        if (altText.value === detail.title && detail.default_alt_text === detail.title) {
          altText.value = "";
        }
      });
      return block;
    }
  }

  window.telepath.register(
    "propaganda_cms.blocks.PictureChooserBlock",
    PictureChooserBlockDefinition,
  );
})();
