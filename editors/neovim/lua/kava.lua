-- Kava's language server in a buffer, and the keys to ask it. From Neovim 0.7 on.

local kava = {}

local running = {}

local function home(buffer)
  local folder = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ":p:h")
  local catalogue = vim.fn.findfile("catalogue.kava", folder .. ";")
  return catalogue == "" and folder or vim.fn.fnamemodify(catalogue, ":p:h")
end

local function options()
  return vim.tbl_extend("keep", vim.g.kava or {}, { cmd = { "kava", "lsp" } })
end

local function keys(buffer)
  local function key(keys, act, tells)
    vim.keymap.set("n", keys, act, { buffer = buffer, desc = tells })
  end
  key("K", vim.lsp.buf.hover, "Tell about the word")
  key("gd", vim.lsp.buf.definition, "Go to what it names")
  key("gr", vim.lsp.buf.references, "List where it is used")
  key("<leader>rn", vim.lsp.buf.rename, "Rename it")
  key("<leader>ca", vim.lsp.buf.code_action, "Mend a finding")
  key("<leader>cl", vim.lsp.codelens.run, "Preview the programme")
end

local function lenses(buffer)
  local group = vim.api.nvim_create_augroup("kava" .. buffer, {})
  local function refresh()
    vim.api.nvim_buf_call(buffer, vim.lsp.codelens.refresh)
  end
  vim.api.nvim_create_autocmd({ "BufEnter", "InsertLeave", "TextChanged", "BufWritePost" }, {
    group = group,
    buffer = buffer,
    callback = refresh,
  })
  refresh()
end

-- Only now the server answers; what is asked before is lost.
local function attached(_, buffer)
  keys(buffer)
  lenses(buffer)
end

local function server(root)
  local set = options()
  return {
    name = "kava",
    cmd = set.cmd,
    root_dir = root,
    on_attach = attached,
    init_options = { lang = set.lang, moment = set.moment, asOf = set.asOf },
  }
end

-- One server for each catalogue: Neovim 0.8 sees to that itself.
local function start(root, buffer)
  if vim.lsp.start then
    vim.lsp.start(server(root), { bufnr = buffer })
    return
  end
  local known = running[root]
  if not known or not vim.lsp.get_client_by_id(known) then
    running[root] = vim.lsp.start_client(server(root))
  end
  if running[root] then
    vim.lsp.buf_attach_client(buffer, running[root])
  end
end

local function layout()
  if vim.lsp.buf.format then
    vim.lsp.buf.format()
  else
    vim.lsp.buf.formatting_sync()
  end
end

function kava.attach(buffer)
  start(home(buffer), buffer)
  vim.api.nvim_buf_create_user_command(buffer, "KavaFormat", layout, { desc = "Lay the file out" })
end

-- Shows a page in the browser.
function kava.browse(page)
  local file = vim.fn.tempname() .. ".html"
  vim.fn.writefile(vim.split(page, "\n"), file)
  if vim.ui.open then
    vim.ui.open(file)
  else
    vim.fn.jobstart({ "xdg-open", file }, { detach = true })
  end
end

-- What a lens calls; the form of the programme is its preview.
vim.lsp.commands["kava.preview"] = function(command, context)
  local asked = { command = command.command, arguments = command.arguments }
  local asking = vim.lsp.get_client_by_id(context.client_id)
  asking.request("workspace/executeCommand", asked, function(_, answer)
    if answer then
      kava.browse(answer.html)
    end
  end)
end

return kava
