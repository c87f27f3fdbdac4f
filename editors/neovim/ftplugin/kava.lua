vim.bo.commentstring = "// %s"
vim.bo.shiftwidth = 2
vim.bo.expandtab = true
vim.wo.linebreak = true

require("kava").attach(vim.api.nvim_get_current_buf())
